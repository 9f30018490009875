newImage("a",
 "8-bit black",
 10,
 10,
 1);
setPixel(1,
 nosuch,
 3);
