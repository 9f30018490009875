// images: volume_um.tif
Image.removeScale;
getVoxelSize(w, h, d, unit);
print(w, h, d, unit, is("Inverting LUT"));
getPixelSize(unit, w, h);
print(unit, w, h, Image.name);
