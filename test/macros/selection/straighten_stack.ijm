// images: stack16.tif
makeLine(5, 8, 30, 20, 6); run("Straighten...", "title=straight line=6 process"); print(nSlices);
