for (i = 0; i < 3; i++) { setResult("A", i, i); setResult("B", i, i / 4); setResult("T", i, "x"); }
updateResults;
run("Results to Image");
print(getTitle, getWidth, getHeight, bitDepth, getPixel(1, 2));
