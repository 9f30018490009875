// images: ramp8.tif
setColor(300);
