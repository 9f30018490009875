// images: ramp8.tif
Overlay.activateSelection(0);
