List.set("a", 1);
print(List.size);
List.reset();
print("not here");
