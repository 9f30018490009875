// images: volume_um.tif
run("Z Project...", "projection=[Max Intensity]");
getVoxelSize(w, h, d, u);
print(w, h, d, u);
