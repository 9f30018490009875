List.set("a", 1);
List.set("b", "two");
print(List.size, List.getSize, List.getSize());
List.clear();
print(List.getSize, List.get("a"));
List.set("c", 3);
List.clear;
print(List.size);
