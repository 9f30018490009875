print("a");
c = "No Such " + "Command";
run(c);
print("b");
