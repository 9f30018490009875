// 2000 ovals into the ROI manager, measured all and one by one
setBatchMode(true);
newImage("noise", "8-bit ramp", 2048, 2048, 1);
run("Set Measurements...", "area mean standard min centroid perimeter shape feret redirect=None decimal=3");
start = getTime();
for(i=0;i<2000;i++){makeOval(10+(i%50)*40,10+floor(i/50)*40,30,30); roiManager("add");} roiManager("deselect"); roiManager("measure"); for(i=0;i<2000;i++){roiManager("select",i); getStatistics(a,m);} 
return "" + (getTime() - start);
