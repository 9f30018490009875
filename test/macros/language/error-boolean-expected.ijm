x = 2;
if (x)
  print("no");
