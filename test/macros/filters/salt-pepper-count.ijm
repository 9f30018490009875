// images: const8.tif
run("Salt and Pepper");
getHistogram(v, c, 256);
few = c[0] > 4 && c[255] > 4 && c[0] <= 10 && c[255] <= 10;
rest = c[77] + c[0] + c[255];
print(few, rest);
setColor(1);
fill();
