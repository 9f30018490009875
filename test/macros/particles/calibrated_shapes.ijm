// images: calibrated.tif
setThreshold(120, 255);
run("Set Measurements...", "area mean centroid center perimeter bounding fit shape feret's integrated redirect=None decimal=5");
run("Analyze Particles...", "size=3-Infinity pixel display clear");
run("Properties...", "channels=1 slices=1 frames=1 unit=um pixel_width=0.5 pixel_height=0.5 voxel_depth=1");
run("Analyze Particles...", "size=3-Infinity display clear exclude");
