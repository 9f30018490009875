newImage("a", "8-bit ramp", 40, 30, 1);
RoiManager.setGroup(3);
