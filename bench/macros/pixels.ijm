// 1 Mpx through getPixel and setPixel, in the interpreter
setBatchMode(true);
newImage("ramp", "8-bit ramp", 1024, 1024, 1);
start = getTime();
for (y = 0; y < 1024; y++)
  for (x = 0; x < 1024; x++)
    setPixel(x, y, (getPixel(x, y) * 3 + x - y) % 256);
return "" + (getTime() - start);
