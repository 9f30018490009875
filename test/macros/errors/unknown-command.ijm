newImage("a", "8-bit ramp", 10, 10, 1);
print("here");

run("Frobnicate...", "x=1");
print("never");
