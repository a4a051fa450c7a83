"""Birth benefit, childcare benefit and large family benefit as a graph of zen-engine (expressions)."""

import json
import sys
import time

import zen

EXPRESSIONS = {
    "list_a": "status == 'citizen' or status == 'kandas'",
    "in_term": "has_child and age_days <= 547",
    "birth": "$.list_a and $.in_term",
    "birth_amount": "$.birth ? (order < 4 ? 38 : 63) * 4325 : 0",
    "care": "$.list_a and $.in_term and not insured and not state_support",
    "rate": "order == 1 ? 5.76 : order == 2 ? 6.81 : order == 3 ? 7.85 : 8.90",
    "care_amount": "$.care ? ceil($.rate * 4325) : 0",
    "large": "$.list_a and children >= 4",
    "large_rate": "children == 4 ? 16.03 : children == 5 ? 20.04 : children == 6 ? 24.05 : "
    "children == 7 ? 28.06 : 4 * children",
    "large_amount": "$.large ? ceil($.large_rate * 4325) : 0",
}


def graph() -> str:
    expressions = [{"id": name, "key": name, "value": value} for name, value in EXPRESSIONS.items()]
    return json.dumps(
        {
            "nodes": [
                {"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}},
                {
                    "id": "rule",
                    "name": "rule",
                    "type": "expressionNode",
                    "position": {"x": 1, "y": 0},
                    "content": {"expressions": expressions},
                },
                {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 2, "y": 0}},
            ],
            "edges": [
                {"id": "a", "sourceId": "in", "targetId": "rule", "type": "edge"},
                {"id": "b", "sourceId": "rule", "targetId": "out", "type": "edge"},
            ],
        }
    )


def main() -> None:
    households = [json.loads(line) for line in sys.stdin]
    decision = zen.ZenEngine().create_decision(graph())
    decision.evaluate(households[0])
    began = time.process_time()
    results = [decision.evaluate(one)["result"] for one in households]
    seconds = time.process_time() - began
    amounts = [[round(one[f"{name}_amount"]) for name in ("birth", "care", "large")] for one in results]
    print(json.dumps({"seconds": seconds, "amounts": amounts}))


if __name__ == "__main__":
    main()
