print(List.set("b", "c"));
print("q" + List.set("b", "c"));
r = eval("x = 1;"); print("r" + r); print("e" + eval("x = 1;"));
x = List.set("a", "b"); print("x" + x);
y = "a" + List.get("zz"); print(y);
