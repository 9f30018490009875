run("Erode");
