// images: calibrated.tif
setVoxelSize(1/3, 2/3, 1/7, "um");
run("Properties...", "channels=1 slices=1 frames=1 unit=um pixel_width=0.3333333 pixel_height=0.6666667 voxel_depth=0.1428572");
getVoxelSize(w, h, d, unit); print(d2s(w, 12), d2s(h, 12), d2s(d, 12), unit);
run("Properties...", "channels=1 slices=1 frames=1 pixel_width=0.333 pixel_height=0.667 voxel_depth=1.0");
getVoxelSize(w, h, d, unit); print(d2s(w, 12), d2s(h, 12), d2s(d, 12), unit);
