// images: specks.tif
for (i = 0; i < 33; i += 8) { setColor(40 + i); floodFill(i, i); setColor(140 + i); floodFill(i + 2, 32 - i, "8-connected"); }
