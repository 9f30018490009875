// images: maskstack.tif
run("Options...", "iterations=2 count=1 black do=Dilate stack");
