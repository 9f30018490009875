// images: ramp8.tif
getBoundingRect(x, y, w, h);
print(x, y, w, h);
makeOval(3, 4, 11, 7);
getBoundingRect(x, y, w, h);
print(x, y, w, h);
makeLine(2.5, 3.5, 10, 12);
getBoundingRect(x, y, w, h);
print(x, y, w, h);
