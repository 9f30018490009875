// images: ramp8.tif
drawString("", 5, 20);
print("empty");
