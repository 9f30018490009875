// keys and values
List.set("b", 2); List.set("a", "one"); List.set("µ", "micro"); List.add("z", 1.5); List.put("b", 3);
print(List.get("b"), List.get("missing") + "|", List.size, List.indexOf("b"), List.indexOf("q"));
x = List.getValue("z"); print(x + 1, "v=" + List.getValue("z"), List.getValue("b") * 2);
print(List.getList);
List.setList("k1=v1\nk2 = v two \n# comment\n! more\nk3:x\nk4\nk5=a\\\n  b\nk\\ 6=\\t|\\u0041");
print(List.size, List.get("k1"), "[" + List.get("k2") + "]", List.get("k3"), "[" + List.get("k4") + "]", List.get("k5"), List.get("k 6"));
List.fromArrays(newArray("y", "x"), newArray(1, 2)); print(List.getList);
List.toArrays(keys, values); Array.print(keys); Array.print(values);
n = List.size; print(n + 1);
List.clear(); print(List.size);
