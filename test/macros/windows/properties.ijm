// images: stack8.tif
run("Properties...", "channels=1 slices=1 frames=5 unit=um pixel_width=0.2 pixel_height=0.3 voxel_depth=2 frame=[2 min] origin=3,4");
getDimensions(w,h,c,z,t); print(w,h,c,z,t);
getVoxelSize(a,b,c,d); print(a,b,c,d);
getPixelSize(u,a,b); print(u,a,b);
print(Stack.getFrameInterval);
Stack.getUnits(x,y,z,t,v); print(x,y,z,t,v);
setVoxelSize(1.5, 2, 3, "inch"); getVoxelSize(a,b,c,d); print(a,b,c,d);
setVoxelSize(1, 1, 1, ""); getVoxelSize(a,b,c,d); print(a,b,c,d);
