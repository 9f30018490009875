// images: noise8.tif
run("FD Math...", "image1=noise8.tif operation=Convolve image2=noise8.tif result=Out do");
