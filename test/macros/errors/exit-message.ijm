print("before");
exit("Stopped here");
print("never");
