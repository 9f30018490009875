// images: noise32.tif
rename("a");
newImage("b", "32-bit ramp", 53, 41, 1);
run("Misc...", "divide=7.5");
imageCalculator("Divide create", "a", "b");
print(getPixel(0, 3));
run("Misc...", "divide=max");
imageCalculator("Divide create", "a", "b");
print(getPixel(0, 3));
run("Misc...", "divide=NaN");
imageCalculator("Divide create", "a", "b");
print(getPixel(0, 3));
run("Misc...", "divide=nonsense");
imageCalculator("Divide create", "a", "b");
print(getPixel(0, 3));
run("Misc...", "divide=infinite");
imageCalculator("Divide create", "a", "b");
print(getPixel(0, 3));
