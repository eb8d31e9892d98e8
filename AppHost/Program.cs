Console.WriteLine(typeof(DistributedApplication));
