// images: noise8.tif calibrated.tif
run("Set Scale...", "distance=10 known=2.5 pixel=2 unit=mm");
getVoxelSize(a,b,c,d); print(a,b,c,d);
selectWindow("noise8.tif");
run("Set Scale...", "distance=7 known=3 unit=um");
getVoxelSize(a,b,c,d); print(a,b,c,d);
run("Set Scale...", "distance=0 known=0 unit=pixel");
getVoxelSize(a,b,c,d); print(a,b,c,d);
makeLine(1, 1, 4, 5);
run("Set Scale...", "known=10 unit=nm");
getVoxelSize(a,b,c,d); print(a,b,c,d);
