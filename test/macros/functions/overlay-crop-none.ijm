newImage("a", "8-bit ramp", 40, 30, 1);
Overlay.cropAndSave("", "show");
