"""Reads texts, one JSON string a line, and prints what PyYAML takes each for, one JSON object a line. See readers.ts."""

import json
import sys

import yaml
from yaml.events import AliasEvent
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

KINDS = {
    "tag:yaml.org,2002:str": "str",
    "tag:yaml.org,2002:null": "null",
    "tag:yaml.org,2002:bool": "bool",
    "tag:yaml.org,2002:int": "int",
    "tag:yaml.org,2002:float": "float",
}


class Loader(yaml.SafeLoader):
    """Aliases stay aliases."""

    def compose_node(self, parent, index):
        if not self.check_event(AliasEvent):
            return super().compose_node(parent, index)
        event = self.get_event()
        if event.anchor not in self.anchors:
            raise yaml.YAMLError("found undefined alias")
        return ScalarNode("alias", event.anchor)


def tree(node):
    if node is None:
        return {"t": "null", "v": ""}
    if isinstance(node, MappingNode):
        return {"m": [[tree(key), tree(value)] for key, value in node.value]}
    if isinstance(node, SequenceNode):
        return {"l": [tree(item) for item in node.value]}
    if node.tag == "alias":
        return {"a": node.value}
    return {"t": KINDS.get(node.tag, node.tag), "v": node.value}


for line in sys.stdin:
    try:
        documents = [tree(node) for node in yaml.compose_all(json.loads(line), Loader=Loader)]
        print(json.dumps({"documents": documents}))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        print(json.dumps({"error": str(error)}))
