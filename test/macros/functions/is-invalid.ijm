x = is("a");
print("not here");
