// images: one8.tif
newImage("a", "8-bit ramp", 32, 32, 1); makeRectangle(5, 5, 9, 7); setColor(200); fill(); run("Select None"); newImage("b", "16-bit black", 32, 32, 1); makeOval(10, 9, 8, 8); setColor(3000); fill(); run("Select None");
run("FD Math...", "image1=b operation=Convolve image2=a result=Out");
print(is("FFT"), getTitle());
run("Inverse FFT");
