// images: blobs8.tif
makeRectangle(3, 4, 12, 9); Overlay.addSelection; makeOval(10, 8, 29, 19); Overlay.addSelection; run("Select None"); Overlay.measure; print(nResults);
run("Clear Results"); run("Measure Overlay"); print(nResults);
