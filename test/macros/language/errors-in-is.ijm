newImage("a", "8-bit ramp", 10, 10, 2);
print(is("nonsense"));
