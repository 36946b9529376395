// Reads texts, one JSON string a line, and prints what go-yaml takes each for, one JSON object a line. See readers.ts.
// "v2" as argument is the reader below sigs.k8s.io/yaml (kubectl, Helm, Argo CD); "v3" the one of Kustomize and yq; "json"
// is sigs.k8s.io/yaml itself, which makes JSON of a text.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	v2 "go.yaml.in/yaml/v2"
	v3 "go.yaml.in/yaml/v3"
	sigs "sigs.k8s.io/yaml"
)

type answer struct {
	Documents []any  `json:"documents,omitempty"`
	JSON      string `json:"json,omitempty"`
	Error     string `json:"error,omitempty"`
}

type scalar struct {
	T string `json:"t"`
	V string `json:"v"`
}

func main() {
	read := decodedBy(readV3)
	if len(os.Args) > 1 && os.Args[1] == "v2" {
		read = decodedBy(readV2)
	}
	if len(os.Args) > 1 && os.Args[1] == "json" {
		read = toJSON
	}
	input := bufio.NewReader(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	encoder := json.NewEncoder(output)
	encoder.SetEscapeHTML(false)
	for {
		line, err := input.ReadBytes('\n')
		if len(line) > 0 {
			var text string
			if failure := json.Unmarshal(line, &text); failure != nil {
				panic(failure)
			}
			encoder.Encode(guarded(read, text))
		}
		if err != nil {
			return
		}
	}
}

// guarded turns a panic of the reader into an error.
func guarded(read func(string) (answer, error), text string) (result answer) {
	defer func() {
		if failure := recover(); failure != nil {
			result = answer{Error: fmt.Sprint(failure)}
		}
	}()
	result, err := read(text)
	if err != nil {
		return answer{Error: err.Error()}
	}
	return result
}

func decodedBy(read func(string) ([]any, error)) func(string) (answer, error) {
	return func(text string) (answer, error) {
		documents, err := read(text)
		return answer{Documents: documents}, err
	}
}

func toJSON(text string) (answer, error) {
	made, err := sigs.YAMLToJSON([]byte(text))
	return answer{JSON: string(made)}, err
}

func readV3(text string) ([]any, error) {
	decoder := v3.NewDecoder(strings.NewReader(text))
	documents := []any{}
	for {
		var node v3.Node
		err := decoder.Decode(&node)
		if errors.Is(err, io.EOF) {
			return documents, nil
		}
		if err != nil {
			return nil, err
		}
		documents = append(documents, nodeTree(&node))
	}
}

func nodeTree(node *v3.Node) any {
	switch node.Kind {
	case v3.DocumentNode:
		return nodeTree(node.Content[0])
	case v3.AliasNode:
		return map[string]any{"a": node.Value}
	case v3.SequenceNode:
		items := []any{}
		for _, item := range node.Content {
			items = append(items, nodeTree(item))
		}
		return map[string]any{"l": items}
	case v3.MappingNode:
		pairs := []any{}
		for at := 0; at+1 < len(node.Content); at += 2 {
			pairs = append(pairs, []any{nodeTree(node.Content[at]), nodeTree(node.Content[at+1])})
		}
		return map[string]any{"m": pairs}
	}
	return scalar{T: strings.TrimPrefix(node.ShortTag(), "!!"), V: node.Value}
}

func readV2(text string) ([]any, error) {
	decoder := v2.NewDecoder(strings.NewReader(text))
	decoder.SetStrict(true)
	documents := []any{}
	for {
		var value any
		err := decoder.Decode(&value)
		if errors.Is(err, io.EOF) {
			return documents, nil
		}
		if err != nil {
			return nil, err
		}
		documents = append(documents, valueTree(value))
	}
}

func valueTree(value any) any {
	switch typed := value.(type) {
	case map[any]any:
		pairs := []any{}
		for key, item := range typed {
			pairs = append(pairs, []any{valueTree(key), valueTree(item)})
		}
		return map[string]any{"m": pairs}
	case []any:
		items := []any{}
		for _, item := range typed {
			items = append(items, valueTree(item))
		}
		return map[string]any{"l": items}
	case string:
		return scalar{T: "str", V: typed}
	case bool:
		return scalar{T: "bool", V: fmt.Sprint(typed)}
	case nil:
		return scalar{T: "null", V: ""}
	case float64:
		return scalar{T: "float", V: fmt.Sprint(typed)}
	}
	return scalar{T: "int", V: fmt.Sprint(value)}
}
