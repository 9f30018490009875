// images: specks.tif
run("Options...", "iterations=2 count=2 black do=Explode");
print("after");
