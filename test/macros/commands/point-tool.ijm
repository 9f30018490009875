// images: noise8.tif
run("Point Tool...", "type=Dot color=Red size=Large label counter=0");
makePoint(5, 6);
run("Measure");
print(nResults, Overlay.size, roiManager("count"));
run("Point Tool...", "selection=Yellow marker=Small auto-measure add");
makePoint(7, 8);
print(nResults, Overlay.size);
