print("x");
selectWindow("nothing");
print("not reached");
