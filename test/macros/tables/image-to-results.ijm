// images: one16.tif nan32.tif
makeRectangle(2, 3, 3, 2);
run("Image to Results");
print(nResults, String.getResultsHeadings);
