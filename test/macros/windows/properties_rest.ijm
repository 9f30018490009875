// images: volume_um.tif hyper8.tif
run("Properties...", "channels=1 slices=4 frames=2 pixel_width=3");
getDimensions(w,h,c,z,t); print(w,h,c,z,t, is("composite"), is("hyperstack"));
selectWindow("volume_um.tif");
getVoxelSize(a,b,c,d); print(a,b,c,d);
run("Properties...", "pixel_width=0.5 pixel_height=0.5 voxel_depth=1");
getVoxelSize(a,b,c,d); print(a,b,c,d);
run("Properties...", "unit=pixel");
getVoxelSize(a,b,c,d); print(a,b,c,d);
