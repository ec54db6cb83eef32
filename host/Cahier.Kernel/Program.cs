using Cahier.Kernel.FrontDoors;

return KernelCommand.Run(args);
