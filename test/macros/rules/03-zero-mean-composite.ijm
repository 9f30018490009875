// images: composite16.tif
run("32-bit"); getStatistics(area,mean,min,max,std); run("Subtract...","value="+mean); run("Divide...","value="+std);
