// The line to the server: wishes with answers, and news of the desk. It comes back by itself.

let socket;
let attempts = 0;
let number = 0;
const waiting = new Map(); // number of a wish -> its promise's ends

/** Opens the line. `onDesk` hears news of the content, `onState` whether the server is there. */
export function connect(onDesk, onState) {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  socket = new WebSocket(`${scheme}://${location.host}/workshop/socket`);
  socket.onopen = () => { attempts = 0; onState(true); };
  socket.onmessage = ({ data }) => {
    const news = JSON.parse(data);
    if (news.type === 'desk') return onDesk(news);
    const ends = waiting.get(news.id);
    waiting.delete(news.id);
    ends?.resolve(news);
  };
  socket.onclose = () => {
    onState(false);
    for (const { reject } of waiting.values()) reject(new Error('the line is down'));
    waiting.clear();
    setTimeout(connect, Math.min(250 * 2 ** attempts++, 3000), onDesk, onState);
  };
}

/** Asks for something; fails when the line is down. */
export function ask(wish) {
  return new Promise((resolve, reject) => {
    if (socket?.readyState !== WebSocket.OPEN) return reject(new Error('the line is down'));
    const id = ++number;
    waiting.set(id, { resolve, reject });
    socket.send(JSON.stringify({ ...wish, id }));
  });
}
