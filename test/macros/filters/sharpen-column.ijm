// images: column8.tif
run("Sharpen");
