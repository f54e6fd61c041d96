// Klyngebot in Azure: Container Apps, Azure Bot, PostgreSQL flexible server, Key Vault, one managed identity.
//   az deployment group create --resource-group rg-klyngebot --template-file manifest/deploy/azure.bicep \
//     --parameters registry=myregistry.azurecr.io image=klyngebot:0.1.0 secretariat=ann@rm.dk databasePassword=$(openssl rand -hex 24)
targetScope = 'resourceGroup'

@description('Begins every name; letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'klyngebot'

param location string = resourceGroup().location

@description('The registry that holds the image, such as myregistry.azurecr.io. It is in this resource group.')
param registry string

@description('The image with its tag, such as klyngebot:0.1.0.')
param image string

@description('The people who give everybody else their roles: user principal names, comma-separated.')
param secretariat string

@description('Letters and digits: it becomes part of an address.')
@secure()
@minLength(24)
param databasePassword string

@description('How long the log is kept.')
@minValue(30)
param logDays int = 30

@description('How long the database can be put back to any minute.')
@minValue(7)
@maxValue(35)
param backupDays int = 14

@description('One copy of the bot is enough for an alliance; two take turns when one is updated.')
param copies int = 1

var unique = '${name}-${uniqueString(resourceGroup().id)}'
var host = '${name}.${environment.properties.defaultDomain}'
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var pullImages = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: logDays }
}

resource network 'Microsoft.Network/virtualNetworks@2024-01-01' = {
  name: name
  location: location
  properties: {
    addressSpace: { addressPrefixes: [ '10.40.0.0/16' ] }
    subnets: [
      {
        name: 'bot'
        properties: {
          addressPrefix: '10.40.0.0/23'
          delegations: [ { name: 'bot', properties: { serviceName: 'Microsoft.App/environments' } } ]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.40.4.0/28'
          delegations: [ { name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } } ]
        }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'
  resource link 'virtualNetworkLinks' = {
    name: name
    location: 'global'
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: unique
  location: location
  sku: { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '16'
    administratorLogin: 'klyngebot'
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32 }
    backup: { backupRetentionDays: backupDays, geoRedundantBackup: 'Disabled' }
    network: {
      delegatedSubnetResourceId: network.properties.subnets[1].id
      privateDnsZoneArmResourceId: zone.id
    }
  }
  dependsOn: [ zone::link ]
  resource own 'databases' = { name: 'klyngebot' }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('kv-${unique}', 24)
  location: location
  properties: {
    sku: { family: 'A', name: 'standard' }
    tenantId: tenant().tenantId
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
  resource url 'secrets' = {
    name: 'database-url'
    properties: {
      value: 'postgresql+psycopg://klyngebot:${databasePassword}@${database.properties.fullyQualifiedDomainName}/klyngebot?sslmode=require'
    }
  }
}

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource images 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: split(registry, '.')[0]
}

resource readsImages 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(images.id, identity.id, pullImages)
  scope: images
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', pullImages)
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: name
  location: location
  properties: {
    vnetConfiguration: { infrastructureSubnetId: network.properties.subnets[0].id }
    workloadProfiles: [ { name: 'Consumption', workloadProfileType: 'Consumption' } ]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
  }
}

resource bot 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    environmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: 3978, transport: 'http', allowInsecure: false }
      registries: [ { server: registry, identity: identity.id } ]
      secrets: [ { name: 'database-url', keyVaultUrl: vault::url.properties.secretUri, identity: identity.id } ]
    }
    template: {
      terminationGracePeriodSeconds: 45
      containers: [
        {
          name: 'bot'
          image: '${registry}/${image}'
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'MicrosoftAppId', value: identity.properties.clientId }
            { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
            { name: 'MicrosoftAppTenantId', value: tenant().tenantId }
            { name: 'KLYNGEBOT_DATABASE_URL', secretRef: 'database-url' }
            { name: 'KLYNGEBOT_SECRETARIAT', value: secretariat }
            { name: 'KLYNGEBOT_PUBLIC_URL', value: 'https://${host}' }
          ]
          probes: [
            { type: 'Liveness', httpGet: { path: '/healthz', port: 3978 }, periodSeconds: 30 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: 3978 }, periodSeconds: 10 }
            { type: 'Startup', httpGet: { path: '/readyz', port: 3978 }, periodSeconds: 3, failureThreshold: 40 }
          ]
        }
      ]
      scale: { minReplicas: copies, maxReplicas: max(copies, 2) }
    }
  }
  dependsOn: [ readsSecrets, readsImages, database::own ]
}

resource registration 'Microsoft.BotService/botServices@2022-09-15' = {
  name: unique
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Klyngebot'
    endpoint: 'https://${host}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: tenant().tenantId
    msaAppType: 'UserAssignedMSI'
    disableLocalAuth: true
  }
  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: { channelName: 'MsTeamsChannel', properties: { isEnabled: true } }
  }
}

@description('For klyngebot manifest build --app-id.')
output appId string = identity.properties.clientId

@description('For klyngebot manifest build --domain.')
output domain string = host
