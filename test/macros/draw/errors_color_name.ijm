// images: ramp8.tif
setColor("teal");
