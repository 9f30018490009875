// images: hyper16.tif
run("Duplicate...","title"); print(getTitle); run("Duplicate..."," "); print(getTitle); run("Duplicate...","duplicate"); print(getTitle,nSlices); rename("a.b.c"); run("Duplicate..."," "); print(getTitle); rename("x-3"); run("Duplicate..."," "); print(getTitle); rename("x-9.tif"); run("Duplicate..."," "); print(getTitle);
