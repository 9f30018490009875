// images: ramp8.tif
Roi.getBounds(x, y, w, h);
