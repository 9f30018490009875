newImage("made", "8-bit", 5, 5, 1);
run("Open Next");
print("not here");
