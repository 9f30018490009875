// images: const32.tif
run("Maximum...", "radius=2");
